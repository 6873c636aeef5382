import type { SubjectSex } from '../../domain/assessment';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';

const CHOICES: readonly SubjectSex[] = ['female', 'male', 'unknown'];

/** Asked, never assumed: nothing is selected until the user has said, also where the file says it. */
export function SexChoice() {
  const { commands } = useSession();
  const { sex, notice, picture } = commands.state.value;
  const told = picture?.dicom?.tags.sex;
  return (
    <fieldset class="sex-choice" aria-describedby="sex-hint">
      <legend>{t.sex.legend}</legend>
      <p id="sex-hint" class="hint">{sex === null && (told ? t.sex.fromFile[told] : notice === 'sex_cleared' ? t.notices.sex_cleared : t.sex.why)}</p>
      <div class="segments">
        {CHOICES.map((choice) => (
          <label class="segment">
            <input type="radio" name="sex" value={choice} checked={sex === choice} onChange={() => void commands.choose(choice)} />
            <span>{t.sexes[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
