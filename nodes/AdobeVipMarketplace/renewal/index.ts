import { resourceOf } from '../../../shared/n8n/resource';
import * as getUpcoming from './getUpcoming';
import * as preview from './preview';

export const renewal = resourceOf('Renewal', { getUpcoming, preview });
