import { useEffect } from 'preact/hooks';
import { packBytes } from '../../domain/manifest';
import { PACKS, type PackName } from '../../domain/packs';
import { useSession } from '../../app/session';

export interface PackSize {
  readonly name: PackName;
  /** Null where the host of the page does not tell. */
  readonly bytes: number | null;
  readonly stored: boolean;
}

/** The packs that this installation brings. */
export function usePackSizes(): readonly PackSize[] {
  const { packs, offline } = useSession();
  useEffect(() => { void packs.describe(); }, [packs]);
  const brought = offline.packs.value;
  return PACKS.filter((name) => brought.length === 0 || brought.some((one) => one.name === name)).map((name) => {
    const manifest = packs.manifests.value[name];
    const kept = brought.find((one) => one.name === name);
    return { name, bytes: manifest ? packBytes(manifest) : null, stored: kept !== undefined && kept.storedBytes === kept.totalBytes };
  });
}
