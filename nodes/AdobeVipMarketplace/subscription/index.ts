import { resourceOf } from '../../../shared/n8n/resource';
import * as get from './get';
import * as getAll from './getAll';

export const subscription = resourceOf('Subscription', { getAll, get });
