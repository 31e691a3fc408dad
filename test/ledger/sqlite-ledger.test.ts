import { sqliteStore } from './sqlite-store';
import { describeLedger } from './suite';

describeLedger('the ledger in SQLite', sqliteStore);
