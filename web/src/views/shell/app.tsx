import { useEffect, useRef } from 'preact/hooks';
import { dragging, listenToIntake } from '../../app/intake';
import { listenToKeys } from '../../app/keys';
import { listenToRoute } from '../../app/route';
import { SessionContext, type Session } from '../../app/session';
import { BatchView } from '../batch/batch-view';
import { EvidenceView } from '../evidence/evidence-view';
import { Films } from '../films/films';
import { FollowUpView } from '../followup/followup-view';
import { ReadView } from '../read/read-view';
import { SettingsView } from '../settings/settings-view';
import { language, t } from '../../i18n/words';
import { HelpSheet } from './help-sheet';
import { Live } from './live';
import { ProgramLine } from './program-line';
import { StatusBar } from './status-bar';
import { TermsSheet } from './terms-sheet';
import { TopBar } from './top-bar';

// DICOM often has no extension at all: what is chosen is told by its bytes.

export function App({ session }: { readonly session: Session }) {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  useEffect(() => {
    session.pick = () => input.current?.click();
    session.pickFolder = () => folder.current?.click();
    // Not among the attributes that JSX knows.
    folder.current?.setAttribute('webkitdirectory', '');
    const stops = [listenToRoute(session), listenToKeys(session), listenToIntake(session)];
    return () => stops.forEach((stop) => stop());
  }, [session]);

  const picked = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const files = [...(currentTarget.files ?? [])];
    currentTarget.value = ''; // the same file may be chosen again
    if (files.length > 0) session.openFiles(files);
  };

  useEffect(() => { document.documentElement.lang = language.value; }, [language.value]);

  const view = session.view.value;
  return (
    <SessionContext.Provider value={session}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t.skip}</a>
      <TopBar />
      <ProgramLine />
      <main id="main" tabIndex={-1}>
        {/* Hidden rather than removed: the film keeps its zoom and window while Evidence is open. */}
        <div class="view" hidden={view !== 'read'}><Films><ReadView /></Films></div>
        {view === 'batch' && <div class="view"><BatchView /></div>}
        {view === 'followup' && <div class="view"><FollowUpView /></div>}
        {view === 'evidence' && <div class="view"><EvidenceView /></div>}
        {view === 'settings' && <div class="view"><SettingsView /></div>}
        <input ref={input} class="visually-hidden" type="file" multiple tabIndex={-1} aria-label={t.bar.open} onChange={picked} />
        <input ref={folder} class="visually-hidden" type="file" tabIndex={-1} aria-label={t.idle.folder} onChange={picked} />
      </main>
      <StatusBar />
      <Live />
      {dragging.value && <div class="drop-veil"><p>{t.idle.dropHere}</p></div>}
      {!session.accepted.value && <TermsSheet />}
      {session.helpOpen.value && <HelpSheet />}
    </SessionContext.Provider>
  );
}
