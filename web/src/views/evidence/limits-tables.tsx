import type { Manifest } from '../../domain/manifest';
import { limitText } from '../../app/words';
import { en } from '../../i18n/en';
import { percent } from '../../i18n/format';

const words = en.evidence.validation;

/** The limits of every profile of the pack, with what each costs in good films. */
export function LimitsTables({ manifest }: { readonly manifest: Manifest }) {
  const { profiles, default_profile } = manifest.validation;
  const names = Object.keys(profiles).sort((a, b) => Number(b === default_profile) - Number(a === default_profile));
  return (
    <>
      {names.map((name) => (
        <table class="figures-table">
          <caption>{words.profile(name, name === default_profile)}: {profiles[name]!.source}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.check}</th>
              <th scope="col">{words.columns.limit}</th>
              <th scope="col">{words.columns.refuses}</th>
            </tr>
          </thead>
          <tbody>
            {profiles[name]!.limits.map((limit) => (
              <tr>
                <th scope="row">{en.measures[limit.measure].name}</th>
                <td>{limitText(limit)} {en.measures[limit.measure].unit}</td>
                <td>{limit.false_refusal_rate === null ? words.unmeasured : percent(limit.false_refusal_rate, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
