import { RUS_BONES, type RusBone, type RusStage } from '../../domain/growth';
import { useSession } from '../../app/session';
import { age, number } from '../../i18n/format';
import { t } from '../../i18n/words';

const STAGES: readonly RusStage[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
/** The ulna's last stage is H. */
const stagesOf = (bone: RusBone) => (bone === 'ulna' ? STAGES.slice(0, -1) : STAGES);
const idOf = (bone: RusBone, stage: RusStage) => `tw3-${bone}-${stage}`;

/** A scoring sheet: 13 bones by the reader's own eye, added up as it is filled. */
export function Tw3Sheet() {
  const { tw3, commands } = useSession();
  const { sex } = commands.state.value;
  const words = t.tw3;
  const known = sex === 'female' || sex === 'male';
  return (
    <details class="panel disclosure tw3">
      <summary><h2>{words.heading}</h2> <span class="hint">{known ? <Score /> : words.needsSex}</span></summary>
      <p class="hint">{words.about}</p>
      <p class="hint">{words.keys}</p>
      {RUS_BONES.map((bone, index) => <Row key={bone} bone={bone} next={RUS_BONES[index + 1] ?? null} />)}
      <p class="tw3-score" aria-live="polite">{known ? <Score /> : words.needsSex}</p>
      <p class="hint">{words.other}</p>
      <button type="button" class="button button-small" onClick={tw3.clear}>{words.clear}</button>
    </details>
  );
}

function Score() {
  const { tw3 } = useSession();
  const words = t.tw3;
  const scored = tw3.scored.value;
  if (tw3.failed.value) return <>{words.failed}</>;
  if (scored === null) return <>{words.empty}</>;
  const { missing, sum, score, age_months, mature } = scored.result;
  if (score === null) return <>{words.running(number(sum), RUS_BONES.length - missing.length, RUS_BONES.length)}</>;
  const stated = age_months === null ? words.below : mature ? words.mature(age(age_months)) : words.age(age(age_months));
  return <>{words.score(number(score))}. {stated}</>;
}

function Row({ bone, next }: { readonly bone: RusBone; readonly next: RusBone | null }) {
  const { tw3 } = useSession();
  const chosen = tw3.stages.value[bone];
  const words = t.tw3;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = stagesOf(bone).find((one) => one === event.key.toUpperCase());
    if (stage) {
      tw3.set(bone, stage);
      // The last row keeps the focus: leaving the sheet is Tab's.
      const focused = next === null ? idOf(bone, stage) : idOf(next, tw3.stages.value[next] ?? 'A');
      document.getElementById(focused)?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') tw3.set(bone, null);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset class="tw3-row" data-bone={bone} onKeyDown={onKeyDown}>
      <legend>{words.bones[bone]}</legend>
      <div class="tw3-stages">
        {stagesOf(bone).map((stage) => (
          <label class="segment">
            <input type="radio" id={idOf(bone, stage)} name={`tw3-${bone}`} value={stage} checked={chosen === stage} aria-label={words.stage(words.bones[bone], stage)} onChange={() => tw3.set(bone, stage)} />
            <span>{stage}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
