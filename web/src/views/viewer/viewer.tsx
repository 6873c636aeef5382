import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { mapName } from '../../app/attention';
import { shownAnswer } from '../../app/state';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { FilmDisplay } from './display';
import { heatCanvas } from './heat';
import { listenToGestures } from './gestures';
import { ToolStrip } from './tool-strip';

/** The film, on near-black in either theme. What is done here changes the display, not the reading, but for a crop that is drawn. */
export function Viewer() {
  const session = useSession();
  const picture = session.commands.state.value.picture;
  const [display] = useState(() => new FilmDisplay());
  const [enlarged, setEnlarged] = useState(false);
  const bed = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!canvas.current || !bed.current) return;
    const detach = display.attach(canvas.current);
    const unlisten = listenToGestures(bed.current, display, (crop) => {
      const shown = session.commands.state.value.picture;
      if (shown) void session.commands.place({ ...shown.placement, crop });
    });
    session.display.current = display;
    return () => {
      detach();
      unlisten();
      session.display.current = null;
    };
  }, [display]);

  useEffect(() => {
    display.show(picture);
    // Over a film that may not be trusted it is to be asked for anew.
    session.attention.onFilm.value = false;
  }, [display, picture]);

  const state = session.commands.state.value;
  const { attention, sex } = state;
  const { onFilm, of, opacity } = session.attention;
  const looked = onFilm.value && shownAnswer(state, session.settings.current.value.order) === 'read' ? attention : null;
  const heat = useMemo(() => looked && heatCanvas(looked, mapName(of.value, sex ?? 'unknown'), opacity.value), [looked, of.value, sex, opacity.value]);
  useEffect(() => display.showHeat(heat), [display, heat]);

  const windowing = display.windowMode.value;
  const cropping = display.cropMode.value;
  return (
    <section class={`viewer${enlarged ? ' is-enlarged' : ''}`} aria-label={t.film.heading}>
      <ToolStrip display={display} enlarged={enlarged} onEnlarge={() => setEnlarged(!enlarged)} />
      <div ref={bed} class={`film-bed${windowing || cropping ? ' is-windowing' : ''}`} tabIndex={0} role="application" aria-label={t.viewer.label}>
        <canvas ref={canvas} class="film-canvas" aria-hidden="true" />
        {windowing && <p class="film-hint">{t.viewer.windowHint}</p>}
        {cropping && <p class="film-hint">{t.viewer.cropHint}</p>}
      </div>
    </section>
  );
}
