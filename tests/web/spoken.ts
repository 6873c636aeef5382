/** Before each test file: what one has spoken last, another does not hear. All run in one process. */
import { beforeAll } from 'vitest';
import { speak } from '../../web/src/i18n/words';

beforeAll(() => speak('en'));
