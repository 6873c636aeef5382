import { useSession } from '../../app/session';
import { en } from '../../i18n/en';
import { Sheet } from '../common/sheet';

export function HelpSheet() {
  const session = useSession();
  const close = () => { session.helpOpen.value = false; };
  return (
    <Sheet name="help" title={en.help.title} onClose={close}>
      <table class="keys">
        <tbody>
          {en.help.rows.map(([keys, what]) => (
            <tr>
              <th scope="row"><kbd>{keys}</kbd></th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{en.help.mouse}</p>
      <div class="buttons"><button type="button" class="button" onClick={close}>{en.help.close}</button></div>
    </Sheet>
  );
}
