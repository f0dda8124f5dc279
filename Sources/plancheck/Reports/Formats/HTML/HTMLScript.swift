/// What the page can do beside being read: find and sort goals, and open everything for paper. Nothing is hidden where
/// no script runs.
enum HTMLScript {
  static let text = """
    "use strict";(function(){
    document.querySelectorAll("form.sift").forEach(function(form){
    var list=document.getElementById(form.dataset.list),own=Array.from(list.children),rows=own.concat(Array.from(list.parentElement.parentElement.querySelectorAll(".bare"))),said=form.querySelector("output");
    form.hidden=false;
    function sift(){
    var words=form.elements.words.value.normalize("NFC").toLocaleLowerCase("vi"),verdict=form.elements.verdict.value;
    var owner=form.elements.owner?form.elements.owner.value:"",due=form.elements.due.value,shown=0;
    rows.forEach(function(row){
    var d=row.dataset,fits=(!verdict||d.verdict.split(" ").indexOf(verdict)>=0)&&(!owner||d.owner===owner)&&(!due||d.due.split(" ").indexOf(due)>=0)&&
    (!words||(row.querySelector("summary")||row).textContent.normalize("NFC").toLocaleLowerCase("vi").indexOf(words)>=0);
    row.hidden=!fits;if(fits)shown++;});
    said.textContent=form.dataset.said.replace("#",shown).replace("#",rows.length);}
    function order(){
    var by=form.elements.order.value,sorted=own.slice();
    if(by==="due")sorted.sort(function(a,b){return(a.dataset.due||"9999").localeCompare(b.dataset.due||"9999")||a.dataset.rank-b.dataset.rank;});
    if(by==="plan")sorted.sort(function(a,b){return a.dataset.place-b.dataset.place;});
    sorted.forEach(function(row){list.appendChild(row);});}
    form.addEventListener("input",sift);form.elements.order.addEventListener("change",order);
    form.addEventListener("submit",function(e){e.preventDefault();});});
    var opened=[];
    window.addEventListener("beforeprint",function(){document.querySelectorAll("details:not([open])").forEach(function(d){d.open=true;opened.push(d);});});
    window.addEventListener("afterprint",function(){opened.forEach(function(d){d.open=false;});opened=[];});
    })();
    """
}
