import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { Sheet } from '../common/sheet';

export function HelpSheet() {
  const session = useSession();
  const close = () => { session.helpOpen.value = false; };
  return (
    <Sheet name="help" title={t.help.title} onClose={close}>
      <table class="keys">
        <tbody>
          {t.help.rows.map(([keys, what]) => (
            <tr>
              <th scope="row"><kbd>{keys}</kbd></th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t.help.mouse}</p>
      <div class="buttons"><button type="button" class="button" onClick={close}>{t.help.close}</button></div>
    </Sheet>
  );
}
