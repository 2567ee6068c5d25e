import { resourceOf } from '../../../shared/n8n/resource';
import * as getUpcoming from './getUpcoming';

export const renewal = resourceOf('Renewal', { getUpcoming });
