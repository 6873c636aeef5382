/** A worker of a batch: decodes, checks and prepares films with a core of its own while others are in the network. It ends with the batch's run. */
import { openContainer } from '../containers/open';
import { loadCore } from '../core/load';
import { FilmHost } from './film-host';
import type { FilmReply, FilmRequest } from './protocol';

const scope = self as unknown as { onmessage: ((event: MessageEvent<FilmRequest>) => void) | null; postMessage(message: FilmReply): void };

const host = new FilmHost((reply) => scope.postMessage(reply), (url) => loadCore({ url }), openContainer);
scope.onmessage = ({ data }) => host.receive(data);
