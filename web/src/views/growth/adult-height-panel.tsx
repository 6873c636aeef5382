import type { AdultHeight } from '../../domain/growth';
import { centimetresText, heightText, signedCentimetresText } from '../../app/growth-words';
import { useSession } from '../../app/session';
import { age, percent } from '../../i18n/format';
import { t } from '../../i18n/words';

/** What the child may come to measure, by bone age and by the parents; silent, with the reason, where the tables are. */
export function AdultHeightPanel() {
  const { growth: store, child, commands } = useSession();
  const { own, judgement } = commands.state.value.opinion;
  // The network's figures fall with its age.
  const overruled = judgement?.verdict === 'overrules';
  const growth = overruled ? store.own.value : store.growth.value;
  const words = t.adultHeight;
  if (growth === null) return null;
  const { adult_height: height, target_height: target } = growth;
  const { unit } = child.form.value;
  return (
    <section class="panel adult-height" aria-labelledby="adult-height-heading">
      <header class="panel-head"><h2 id="adult-height-heading">{words.heading}</h2>{height.silence === null && <p class="read-as">{words.method}</p>}</header>
      {overruled && own && <p class="hint">{t.standing.ownReading(age(own.bone_age_months))}</p>}
      {height.silence === null ? <Prediction height={height} /> : <p class="silence" data-silence={height.silence}>{t.standing.silences[height.silence]}</p>}
      {target && <dl class="facts"><dt>{words.target}</dt><dd data-target={target.cm}>{words.targetText(heightText(target.cm, unit), centimetresText(target.plus_minus_cm))}</dd></dl>}
    </section>
  );
}

function Prediction({ height }: { readonly height: AdultHeight }) {
  const { child } = useSession();
  const words = t.adultHeight;
  const { unit } = child.form.value;
  const measured = child.judged.value.child.height;
  const { class: name, cm, percent_of_adult, low_cm, high_cm, error } = height;
  if (name === null || cm === null || percent_of_adult === null) return null;
  const end = (value: number | null) => (value === null ? words.beyond : heightText(value, unit));
  return (
    <>
      <p class="sds"><b data-adult-cm={cm}>{heightText(cm, unit)}</b></p>
      <dl class="facts">
        <dt>{words.error}</dt><dd>{error ? words.errorText(centimetresText(error.two_sd_cm), signedCentimetresText(error.mean_cm)) : words.noError}</dd>
        {(low_cm === null || low_cm !== high_cm) && <><dt>{words.interval}</dt><dd>{words.intervalText(end(low_cm), end(high_cm))}</dd></>}
        <dt>{words.class}</dt><dd data-class={name}>{words.classText(words.classes[name].name, words.classes[name].about)}</dd>
        <dt>{words.percent}</dt><dd>{words.percentText(percent(percent_of_adult / 100, 1))}</dd>
        {measured && <><dt>{words.measured}</dt><dd>{words.measuredText(heightText(measured.cm, unit), age(measured.chronological_age_months))}</dd></>}
      </dl>
      <p class="hint">{words.classes[name].bias} {words.untreated}</p>
    </>
  );
}
