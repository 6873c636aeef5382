import type { SubjectSex } from '../../domain/assessment';
import { useSession } from '../../app/session';
import { en } from '../../i18n/en';

const CHOICES: readonly SubjectSex[] = ['female', 'male', 'unknown'];

/** Asked, never assumed: nothing is selected until the user has said, also where the file says it. */
export function SexChoice() {
  const { commands } = useSession();
  const { sex, notice, picture } = commands.state.value;
  const told = picture?.dicom?.tags.sex;
  return (
    <fieldset class="sex-choice" aria-describedby="sex-hint">
      <legend>{en.sex.legend}</legend>
      <p id="sex-hint" class="hint">{sex === null && (told ? en.sex.fromFile[told] : notice === 'sex_cleared' ? en.notices.sex_cleared : en.sex.why)}</p>
      <div class="segments">
        {CHOICES.map((choice) => (
          <label class="segment">
            <input type="radio" name="sex" value={choice} checked={sex === choice} onChange={() => void commands.choose(choice)} />
            <span>{en.sexes[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
