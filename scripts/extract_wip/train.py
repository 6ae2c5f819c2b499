import json,sys,re,time
from datetime import date
import numpy as np
from scipy.optimize import minimize
from geo.catalog import load_places
from geo.extract.analysis import analyse
from geo.extract.concepts import measure_rules
from geo.extract.linking.measure import measure_candidates
from geo.extract.linking.period import period_candidates
from geo.extract.linking.place import place_candidates
from geo.extract.linking.speaker import speaker_candidates
from geo.extract.linking.candidates import Period
from geo.extract.text.folding import fold
def docs():
    out=[]
    for f in ['/work/shared/extraction/development_passages.json','/tmp/brief/dev_en.json','/tmp/brief/dev_es.json']:
        for i,p in enumerate(json.load(open(f))): p.setdefault('id',f'd{i}'); out.append(p)
    return out
REG=load_places()
def pid(name):
    try: found=REG.named(name)
    except Exception: found=[]
    return found[0].id if found else name
def num(s):
    return None if s in ('',None) else float(s)
def match(a,p):
    pairs=[]; used=set()
    for q in a.quantities:
        s,e=a.tokens[q.first].start,a.tokens[q.last-1].end
        for i,g in enumerate(p['statements']):
            if i in used or not (g['start']<e and s<g['end']): continue
            v=num(g['value'])
            if v is not None:
                ok=q.value is not None and abs(abs(v)-abs(q.value))<=2e-3*max(1,abs(v))
            else: ok=q.low is not None and q.high is not None and abs(q.low-num(g['low']))<1e-6 and abs(q.high-num(g['high']))<1e-6
            if ok: pairs.append((q,g)); used.add(i); break
    return pairs, [g for i,g in enumerate(p['statements']) if i not in used]
def place_ok(c,g):
    gp=g['place']
    if not gp: return c.value==''
    return c.value==pid(gp) or fold(str(c.value))==fold(gp) or fold(c.label)==fold(gp) and c.label!=''
def period_ok(c,g):
    v=c.value
    if v is None or not g['period_start']: return v is None and not g['period_start']
    days=(v.end-v.start).days; n=len(g['period_start'])
    if n==4 and days<150 and not (v.start.month==1 and v.start.day==1 and days>27): return False
    if n==7 and days<20 and v.start.day!=1 and days>0 and False: return False
    return v.start.isoformat().startswith(g['period_start'][:10]) and v.end.isoformat().startswith(g['period_end'][:10])
def speaker_ok(c,g):
    a=g['attributed_to']
    if not a: return c.value==''
    x,y=fold(str(c.value)),fold(a)
    return x!='' and (x in y or y in x)
def measure_ok(c,g):
    m=g['measure'] if g['measure'] in measure_rules() else ''
    return c.value==m
def examples(ps):
    ex={'place':[],'period':[],'speaker':[],'measure':[]}; stats={'n':0,'matched':0,'cand':0,'noise':0}
    for p in ps:
        a=analyse(p['text'],p['language'],date.fromisoformat(p['published']))
        pairs,missed=match(a,p); stats['n']+=len(p['statements']); stats['matched']+=len(pairs); stats['cand']+=len(a.quantities)
        prev={'place':None,'period':None,'speaker':None,'measure':''}
        for q,g in pairs:
            gm=g['measure'] if g['measure'] in measure_rules() else ''
            for field,cands,ok in (
                ('measure',measure_candidates(q,a,prev['measure']),measure_ok),
                ('place',place_candidates(q,a,gm,prev['place']),place_ok),
                ('period',period_candidates(q,a,gm,prev['period']),period_ok),
                ('speaker',speaker_candidates(q,a,prev['speaker']),speaker_ok)):
                good=[i for i,c in enumerate(cands) if ok(c,g)]
                ex[field].append((p['id'],p['language'],cands,good,q,g,a))
                if good: prev[field]=cands[good[0]].value
                elif field!='measure': prev[field]=None
                else: prev[field]=gm
    return ex,stats
def fit(rows,l2=1.0):
    names=sorted({n for _,_,c,g,*_ in rows if g for x in c for n in x.features}); ix={n:i for i,n in enumerate(names)}
    data=[]
    for _,_,c,g,*_ in rows:
        if not g: continue
        M=np.zeros((len(c),len(names)))
        for i,x in enumerate(c):
            for n,v in x.features.items(): M[i,ix[n]]=v
        data.append((M,g))
    def f(w):
        loss=l2*0.5*w@w; grad=l2*w.copy()
        for M,g in data:
            s=M@w; s-=s.max(); e=np.exp(s); z=e.sum(); zg=e[g].sum()
            loss-=np.log(zg/z); P=e/z; Q=np.zeros(len(e)); Q[g]=e[g]/zg
            grad+=M.T@(P-Q)
        return loss,grad
    r=minimize(f,np.zeros(len(names)),jac=True,method='L-BFGS-B',options={'maxiter':200})
    return dict(zip(names,r.x))
def score(w,c): return sum(w.get(n,0)*v for n,v in c.features.items())
def cross(rows,k=10,l2=1.0):
    ids=sorted({r[0] for r in rows}); folds={d:i%k for i,d in enumerate(ids)}
    out=[]
    for f in range(k):
        w=fit([r for r in rows if folds[r[0]]!=f],l2)
        for r in rows:
            if folds[r[0]]==f:
                s=[score(w,c) for c in r[2]]; o=np.argsort(s)[::-1]
                out.append((r,o))
    return out
if __name__=='__main__':
    t=time.time(); ps=docs(); ex,st=examples(ps); print(st,'recall',st['matched']/st['n'],time.time()-t)
    for field in ex:
        res=cross(ex[field],l2=0.5)
        for lang in ('en','es'):
            rr=[x for x in res if x[0][1]==lang]
            top=sum(o[0] in r[3] for r,o in rr)/len(rr); five=sum(bool(set(o[:5])&set(r[3])) for r,o in rr)/len(rr); orc=sum(bool(r[3]) for r,o in rr)/len(rr)
            print(field,lang,len(rr),'top1 %.3f five %.3f oracle %.3f'%(top,five,orc))
