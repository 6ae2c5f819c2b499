import sys; sys.path.insert(0,'/tmp/brief')
from train import *
for p in docs():
    a=analyse(p['text'],p['language'],date.fromisoformat(p['published'])); pairs,missed=match(a,p)
    for g in missed:
        near=[(a.words(q.first,q.last),q.value,q.low,q.high,q.unit and q.unit.id) for q in a.quantities if a.tokens[q.first].start<g['end']+5 and g['start']-5<a.tokens[q.last-1].end]
        print(p['id'],repr(g['quote']),g['value'],g['low'],g['high'],g['unit'],'->',near)
