// A button in place of the advice which keys print.
import { element } from './words.js';

const hint = document.getElementById('print-hint');
const button = element('button', 'btn btn-plain', hint.dataset.print);
button.type = 'button';
button.addEventListener('click', () => print());
document.querySelector('.acts a').after(button);
hint.remove();
