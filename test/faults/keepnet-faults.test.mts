import { survivesFaults } from './support/survived.mts';

survivesFaults('Keepnet');
