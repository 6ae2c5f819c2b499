import sys; sys.path.insert(0,'/tmp/brief')
from train import *
field=sys.argv[1]; n=int(sys.argv[2]); pre=sys.argv[3] if len(sys.argv)>3 else ''
ex,_=examples(docs()); res=cross(ex[field],l2=0.5)
key={'place':'place','period':'period_start','speaker':'attributed_to','measure':'measure'}[field]
import random; random.seed(1)
bad=[(r,o) for r,o in res if r[3] and o[0] not in r[3] and r[0].startswith(pre)]
by={}
for r,o in res: by.setdefault(r[0][0],[]).append(o[0] in r[3])
print({k:round(sum(v)/len(v),3) for k,v in by.items()})
for r,o in random.sample(bad,min(n,len(bad))):
    q,g,a=r[4],r[5],r[6]; s=a.sentences[a.sentence_of(q.number_first)]
    sh=lambda c: str(c.value)[:25] if field!='period' else str(c.value.start)[2:]+'/'+str(c.value.end)[2:]
    print(r[0],'|',a.words(max(s.first,q.first-14),min(s.last,q.last+14)).replace('\n','/'),'|',g['quote'],'| GOLD',g[key],'| GOT',sh(r[2][o[0]]),'then',sh(r[2][r[3][0]]))
