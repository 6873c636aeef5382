import { useEffect, useState } from 'preact/hooks';
import { packBytes } from '../../domain/manifest';
import type { PackName } from '../../domain/packs';
import { useSession } from '../../app/session';

/** Of packs that may not be loaded, as far as the host of the page tells. */
export function usePackSizes(names: readonly PackName[]): Partial<Record<PackName, number>> {
  const { describePack } = useSession();
  const [bytes, setBytes] = useState<Partial<Record<PackName, number>>>({});
  useEffect(() => {
    for (const name of names) describePack(name).then((manifest) => setBytes((before) => ({ ...before, [name]: packBytes(manifest) })), () => undefined);
  }, [names.join()]);
  return bytes;
}
