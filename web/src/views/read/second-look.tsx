import { useEffect, useRef } from 'preact/hooks';
import { isMature, type Assessment, type Sex, type SexResult, type SubjectSex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { seenAges } from '../../domain/second-look';
import { useSession } from '../../app/session';
import { largestDifferenceText } from '../../app/words';
import { t } from '../../i18n/words';
import { age, exactSignedMonths } from '../../i18n/format';
import { Elapsed, stepText } from './job-block';

interface SecondLookProps {
  readonly results: NonNullable<Assessment['results']>;
  readonly manifest: Manifest;
  readonly sex: SubjectSex;
}

/** Whether the film reads alike mirrored and turned: what each view gave, else a button to find out. */
export function SecondLook({ results, manifest, sex }: SecondLookProps) {
  const { commands } = useSession();
  const { looking, notice } = commands.state.value;
  const sexes: readonly Sex[] = sex === 'unknown' ? ['female', 'male'] : [sex];
  const taken = results.female.agreement !== null;
  const heading = useHeldFocus(looking !== null);
  return (
    <section class="second-look" aria-labelledby="second-look-heading">
      <h3 id="second-look-heading" ref={heading} tabIndex={-1}>{t.secondLook.heading}</h3>
      <p class="hint">{t.secondLook.about}</p>
      {sexes.map((one) => <Views result={results[one]} manifest={manifest} sex={one} labelled={sexes.length > 1} />)}
      {looking && <Looking />}
      {!looking && !taken && <button type="button" class="button" onClick={() => void commands.lookAgain()}>{t.secondLook.button}</button>}
      {(notice === 'look_cancelled' || notice === 'look_failed') && <p class="hint">{t.notices[notice]}</p>}
    </section>
  );
}

/** The button that was pressed goes away, and so does Cancel: the focus waits at the heading, not at the page's start. */
function useHeldFocus(looking: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(looking);
  useEffect(() => {
    if (before.current !== looking && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    before.current = looking;
  }, [looking]);
  return heading;
}

/** While the film is looked at again: how far, and a way out. */
export function Looking() {
  const { commands } = useSession();
  const progress = commands.state.value.looking?.progress ?? null;
  return (
    <div class="job-line">
      <p>{progress ? stepText(progress) : t.secondLook.looking}<Elapsed /></p>
      <button type="button" class="button button-small" onClick={() => commands.cancel()}>{t.job.cancel} <kbd>Esc</kbd></button>
    </div>
  );
}

interface ViewsProps {
  readonly result: SexResult;
  readonly manifest: Manifest;
  readonly sex: Sex;
  readonly labelled: boolean;
}

/** Each view's age and its difference from the film as it is; of a mature hand, which has no age, the difference alone. */
function Views({ result, manifest, sex, labelled }: ViewsProps) {
  const { agreement } = result;
  if (!agreement) return null;
  const { columns, views } = t.secondLook;
  const aged = !isMature(result);
  return (
    <>
      <table class="layers views" data-look={sex}>
        {labelled && <caption><b>{t.sexes[sex]}</b></caption>}
        <thead>
          <tr>
            <th scope="col">{columns.view}</th>
            {aged && <th scope="col">{columns.age}</th>}
            <th scope="col">{columns.difference}</th>
          </tr>
        </thead>
        <tbody>
          {seenAges(agreement, manifest, sex).map(({ view, months, difference }) => (
            <tr data-view={view}>
              <th scope="row">{views[view]}</th>
              {aged && <td class="figure-cell">{age(months)}</td>}
              <td class="figure-cell">{view === 'as_is' ? '' : exactSignedMonths(difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="largest">{largestDifferenceText(agreement, manifest)}</p>
    </>
  );
}
