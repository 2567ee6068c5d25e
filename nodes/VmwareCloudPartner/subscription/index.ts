import { resourceOf } from '../../../shared/n8n/resource';
import * as getAll from './getAll';

export const subscription = resourceOf('Subscription', { getAll });
