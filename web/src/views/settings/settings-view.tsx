import { useSession } from '../../app/session';
import { SD_TABLES } from '../../domain/growth';
import { isLanguage, LANGUAGES, t } from '../../i18n/words';
import { FollowUpSection, LogSection } from '../followup/settings-sections';
import { EngineSection } from './engine-section';
import { SecondOpinionSection } from './second-opinion-section';
import { Section } from './section';
import { PackSection, StorageSection } from './offline-sections';
import { PacksSection } from './packs-section';
import { SiteSection } from './site-section';

/** What a site or a user settles once. Every section holds at once; there is nothing to confirm. */
export function SettingsView() {
  return (
    <div class="settings" tabIndex={0} role="region" aria-label={t.settings.title}>
      <h1>{t.settings.title}</h1>
      <p class="lead">{t.settings.note}</p>
      <OrderSection />
      <LanguageSection />
      <SdTableSection />
      <PaperSection />
      <SiteSection />
      <FollowUpSection />
      <LogSection />
      <EngineSection />
      <StorageSection />
      <PacksSection />
      <SecondOpinionSection />
      <PackSection />
    </div>
  );
}

function OrderSection() {
  const { settings } = useSession();
  const words = t.settings.order;
  return (
    <Section name="order" heading={words.heading}>
      <p class="hint">{words.about}</p>
      <fieldset class="choices">
        <legend class="visually-hidden">{words.heading}</legend>
        {(['machine_first', 'own_first'] as const).map((order) => (
          <label><input type="radio" name="order" value={order} checked={settings.current.value.order === order} onChange={() => settings.change({ order })} /> {words[order]}</label>
        ))}
      </fieldset>
    </Section>
  );
}

function LanguageSection() {
  const { settings } = useSession();
  const choose = (value: string) => { if (isLanguage(value)) settings.change({ language: value }); };
  return (
    <Section name="language" heading={t.settings.language.heading}>
      <label class="field">
        <span>{t.settings.language.label}</span>
        <select value={settings.current.value.language} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => <option value={tag} lang={tag}>{name}</option>)}
        </select>
      </label>
    </Section>
  );
}

function SdTableSection() {
  const { settings } = useSession();
  const words = t.settings.sdTable;
  const choose = (value: string) => {
    const table = SD_TABLES.find((one) => one === value);
    if (table) settings.change({ sdTable: table });
  };
  return (
    <Section name="sd-table" heading={words.heading}>
      <label class="field">
        <span>{words.label}</span>
        <select value={settings.current.value.sdTable} onChange={(event) => choose(event.currentTarget.value)}>
          {SD_TABLES.map((table) => <option value={table}>{t.standing.tables[table].name} ({t.standing.tables[table].edition})</option>)}
        </select>
      </label>
      <p class="hint">{words.note}</p>
    </Section>
  );
}

function PaperSection() {
  const { settings } = useSession();
  const { papers } = t.report.panel;
  return (
    <Section name="reports" heading={t.report.settings.heading}>
      <label class="field">
        <span>{t.report.settings.paper}</span>
        <select value={settings.current.value.paper} onChange={(event) => settings.change({ paper: event.currentTarget.value === 'letter' ? 'letter' : 'a4' })}>
          {Object.entries(papers).map(([paper, name]) => <option value={paper}>{name}</option>)}
        </select>
      </label>
    </Section>
  );
}
