import sys; sys.path.insert(0,'/tmp/brief')
from train import *
from collections import Counter
field=sys.argv[1]; n=int(sys.argv[2])
ex,_=examples(docs())
key={'place':'place','period':'period_start','speaker':'attributed_to','measure':'measure'}[field]
rows=[r for r in ex[field] if not r[3]]
print(len(rows))
for r in rows[:n]:
    q,g,a=r[4],r[5],r[6]
    s=a.sentences[a.sentence_of(q.number_first)]
    print(r[0],'|',g['quote'],'| gold:',g[key],(g['period_end'] if field=='period' else ''),'|',[str(c.value)[:30] if field!='period' else (str(c.value.start),str(c.value.end)) for c in r[2]][:9])
