import { resourceOf } from '../../../shared/n8n/resource';
import * as get from './get';
import * as getAll from './getAll';
import * as getEndingCommitments from './getEndingCommitments';

export const customer = resourceOf('Customer', { getAll, get, getEndingCommitments });
