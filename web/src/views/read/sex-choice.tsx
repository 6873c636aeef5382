import type { SubjectSex } from '../../domain/assessment';
import { useSession } from '../../app/session';
import { en } from '../../i18n/en';

const CHOICES: readonly SubjectSex[] = ['female', 'male', 'unknown'];

/** Asked, never assumed: nothing is selected until the user has said. */
export function SexChoice() {
  const { commands } = useSession();
  const { sex, notice } = commands.state.value;
  return (
    <fieldset class="sex-choice" aria-describedby="sex-hint">
      <legend>{en.sex.legend}</legend>
      <div class="segments">
        {CHOICES.map((choice) => (
          <label class="segment">
            <input type="radio" name="sex" value={choice} checked={sex === choice} onChange={() => void commands.choose(choice)} />
            <span>{en.sexes[choice]}</span>
          </label>
        ))}
      </div>
      <p id="sex-hint" class="hint">
        {notice === 'sex_cleared' && sex === null ? `${en.notices.sex_cleared} ` : ''}{sex === null ? en.sex.why : ''}
      </p>
    </fieldset>
  );
}
