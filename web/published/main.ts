/** The explorer on a page without a server: its data come from files beside it. */
/// <reference types="vite/client" />
import { standIn } from './answers.ts';

standIn();
void import('../main.tsx');
