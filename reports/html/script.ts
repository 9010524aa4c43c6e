/** Filter, search and copying. The report is whole without it. */
export const script = `
(function(){
var list=Array.prototype.slice.call(document.querySelectorAll('details.finding'));
var q=document.getElementById('q'),s=document.getElementById('s'),n=document.getElementById('n');
function apply(){var t=q.value.toLowerCase(),v=s.value,c=0;list.forEach(function(d){var ok=(!v||d.dataset.severity===v||d.dataset.check===v)&&(!t||d.dataset.text.indexOf(t)>=0);d.hidden=!ok;if(ok)c++;});n.textContent=c+' of '+list.length+' shown';}
if(q){q.addEventListener('input',apply);s.addEventListener('change',apply);apply();}
document.addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('button[data-copy]');if(!b)return;var t=document.getElementById(b.dataset.copy).textContent;function done(){b.textContent='copied';setTimeout(function(){b.textContent='copy';},1500);}
if(navigator.clipboard&&window.isSecureContext)navigator.clipboard.writeText(t).then(done,function(){});else{var r=document.createRange();r.selectNodeContents(document.getElementById(b.dataset.copy));var g=getSelection();g.removeAllRanges();g.addRange(r);try{document.execCommand('copy');done();}catch(x){}}});
document.querySelectorAll('button[data-all]').forEach(function(b){b.addEventListener('click',function(){var o=b.dataset.all==='open';list.forEach(function(d){if(!d.hidden)d.open=o;});});});
function toHash(){var d=document.getElementById(location.hash.slice(1));if(d&&d.tagName==='DETAILS')d.open=true;}
addEventListener('hashchange',toHash);toHash();
})();
`;
