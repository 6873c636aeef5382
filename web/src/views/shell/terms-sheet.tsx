import { useEffect } from 'preact/hooks';
import { intendedUseText, weightsText } from '../../app/pack-words';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { packBytes } from '../../domain/manifest';
import { size } from '../../i18n/format';
import { Sheet } from '../common/sheet';

/** Shown until accepted; nothing large is loaded before. All of it stays readable under Evidence. */
export function TermsSheet() {
  const session = useSession();
  const { manifest } = session.commands.state.value;
  const missing = session.manifestMissing.value;
  const sizes = session.offline.sizes.value;
  const words = t.terms;
  useEffect(() => { void session.fetchManifest(); }, [session]);
  return (
    <Sheet name="terms" title={words.title}>
      <p class="research-use">{t.researchUse}. {t.nonCommercial}.</p>
      <h3>{words.intended}</h3>
      <p>{intendedUseText(manifest)}</p>
      <h3>{words.licence}</h3>
      <p>{weightsText(manifest)}</p>
      <h3>{words.download}</h3>
      <p>
        {manifest ? words.size(size(sizes?.pack ?? packBytes(manifest)), size(sizes?.engine ?? __ENGINE_BYTES__)) : missing ? words.sizeUnknown : '\u00a0'} {sizes && 'gpu' in navigator && t.engine.more(size(sizes.webgpu))} {words.privacy}
      </p>
      <div class="buttons">
        <button type="button" class="button button-primary button-large" onClick={() => session.accept()}>{words.accept}</button>
        {missing && <button type="button" class="button" onClick={() => void session.fetchManifest()}>{words.retry}</button>}
      </div>
    </Sheet>
  );
}
