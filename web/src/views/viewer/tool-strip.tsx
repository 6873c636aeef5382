import { useSession } from '../../app/session';
import { storedGrey } from '../../domain/units';
import { t } from '../../i18n/words';
import { number, percent } from '../../i18n/format';
import { Icon, type IconName } from '../common/icon';
import type { FilmDisplay } from './display';

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ icon, label, keys, pressed, onClick }: ToolProps) {
  return (
    <button type="button" class="tool" aria-pressed={pressed} title={keys ? `${label} (${keys})` : label} onClick={onClick}>
      <Icon name={icon} />
      <span class="tool-label">{label}</span>
    </button>
  );
}

interface StripProps {
  readonly display: FilmDisplay;
  readonly enlarged: boolean;
  readonly onEnlarge: () => void;
}

export function ToolStrip({ display, enlarged, onEnlarge }: StripProps) {
  const { commands, attention: { onFilm } } = useSession();
  const picture = commands.state.value.picture;
  const { width, level } = display.window.value;
  const grey = (value: number) => number(storedGrey(value, picture?.film.bits ?? 16));
  const words = t.viewer;
  return (
    <div class="tool-strip">
      <div class="tools" role="group" aria-label={words.tools}>
        <Tool icon="zoom_in" label={words.zoomIn} keys="+" onClick={() => display.zoomBy(1.25)} />
        <Tool icon="zoom_out" label={words.zoomOut} keys="−" onClick={() => display.zoomBy(0.8)} />
        <Tool icon="fit" label={words.fit} keys="0" onClick={() => display.fit()} />
        <Tool icon="window" label={words.window} keys="W" pressed={display.windowMode.value} onClick={() => display.toggleWindowMode()} />
        <Tool icon="invert" label={words.invert} keys="I" pressed={display.inverted.value} onClick={() => display.toggleInvert()} />
        <Tool icon="outline" label={words.outline} keys="H" pressed={display.outlined.value} onClick={() => display.toggleOutline()} />
        <Tool icon="attention" label={words.attention} keys="G" pressed={onFilm.value} onClick={() => { onFilm.value = !onFilm.value; }} />
        <Tool icon="crop" label={words.crop} keys="C" pressed={display.cropMode.value} onClick={() => display.toggleCropMode()} />
        <Tool icon="reset" label={words.reset} onClick={() => display.reset()} />
        <span class="stacked-only">
          <Tool icon={enlarged ? 'reduce' : 'enlarge'} label={enlarged ? words.reduce : words.enlarge} pressed={enlarged} onClick={onEnlarge} />
        </span>
      </div>
      <p class="readout" title={words.displayOnly}>
        {picture && <>
          <span>{words.readout(grey(width), grey(level))}</span>
          <span>{percent(display.zoom.value)}</span>
        </>}
      </p>
    </div>
  );
}
