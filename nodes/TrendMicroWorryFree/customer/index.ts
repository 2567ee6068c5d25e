import { resourceOf } from '../../../shared/n8n/resource';
import * as get from './get';
import * as getAll from './getAll';
import * as getUsage from './getUsage';

export const customer = resourceOf('Customer', { getAll, get, getUsage });
