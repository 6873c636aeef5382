import { useEffect, useRef } from 'preact/hooks';
import type { Place, Told as Outcome } from '../../app/followup';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

function toldText(told: Outcome): string {
  const words = t.followUp.told;
  switch (told.kind) {
    case 'failed': return t.followUp.failures[told.code];
    case 'added': case 'replaced': case 'removed': return words[told.kind](told.label);
    case 'exported': return words.exported(told.count);
    case 'imported': {
      const { newPatients, newVisits, replaced, known, renamed } = told.merged;
      return [words.imported(newPatients, newVisits, replaced, known), ...renamed.map(([was, is]) => words.renamedOnImport(was, is))].join(' ');
    }
    default: return words[told.kind];
  }
}

/** What the last command came to. It takes the focus where the button that was pressed is gone. */
export function Told({ at }: { readonly at: Place }) {
  const told = useSession().followUp.told.value;
  const line = useRef<HTMLParagraphElement>(null);
  const mine = told?.at === at ? told : null;
  useEffect(() => { if (mine && document.activeElement === document.body) line.current?.focus(); }, [mine]);
  const failed = mine?.kind === 'failed';
  return (
    <p ref={line} role="status" tabIndex={-1} class={`told-line state ${failed ? 'state-stop' : 'state-good'}`}>
      {mine && <><Icon name={failed ? 'stop' : 'good'} /> <span>{toldText(mine)}</span></>}
    </p>
  );
}
