import { survivesFaults } from './support/survived.mts';

survivesFaults('Trend Micro');
