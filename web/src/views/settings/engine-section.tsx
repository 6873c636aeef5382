import { engineName, engineNotes } from '../../app/engine-words';
import { useSession } from '../../app/session';
import { engineOf } from '../../app/state';
import { t } from '../../i18n/words';
import { ENGINE_CHOICES } from '../../pipeline/protocol';
import { Section } from './section';

/** Which engine reads, how it was tested, and the switch that forces one. */
export function EngineSection() {
  const { settings, commands } = useSession();
  const words = t.engine;
  const engine = engineOf(commands.state.value);
  return (
    <Section name="engine" heading={words.heading}>
      <p class="hint">{words.about}</p>
      <fieldset class="choices">
        <legend class="visually-hidden">{words.heading}</legend>
        {ENGINE_CHOICES.map((choice) => (
          <label><input type="radio" name="engine" value={choice} checked={settings.current.value.engine === choice} onChange={() => settings.change({ engine: choice })} /> {words.choices[choice]}</label>
        ))}
      </fieldset>
      <p data-engine={engine?.provider ?? ''} data-fallback={engine?.fallback?.reason ?? ''}>
        {words.inUse}: {engine ? `${engine.runtime}, ${engineName(engine)}` : words.notStarted}
      </p>
      {engine && engineNotes(engine).map((note) => <p class="hint">{note}</p>)}
    </Section>
  );
}
