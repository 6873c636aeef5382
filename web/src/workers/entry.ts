/** What every worker runs first: takes the role of its name. */
import '../trusted-types';
import { takeRole, type RoleScope } from './role';

void takeRole(self as unknown as RoleScope, {
  'carpal': () => import('../pipeline/worker'),
  'carpal-film': () => import('../batch/worker'),
  'carpal-thumbnails': () => import('../preview/worker'),
});
