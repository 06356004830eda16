import { nameGreenPerson, receiveApplication } from '../green-channel.js';
import { exampled } from './examples.js';

exampled(nameGreenPerson, { subject: 'enforcement-judge-1' });

exampled(receiveApplication, { packId: 'jianli-2023', tags: ['ENTERPRISE'], ticket: '窗口1-0007' });
