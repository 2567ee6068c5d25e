import { resourceOf } from '../../../shared/n8n/resource';
import * as getPending from './getPending';

export const license = resourceOf('License', { getPending });
