"""Made golden.txt from texts.txt with scikit-learn 1.2.1 (Debian's python3-sklearn): for each setting, as YAML, a row of
each text."""
import json

from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer, TfidfVectorizer

texts = [line.rstrip("\n").replace("\\t", "\t").replace("\\n", "\n").replace("\\u00a0", "\u00a0")
         for line in open("texts.txt", encoding="utf-8")]


def show(yaml, names, rows):
    print("#", yaml)
    rows = rows.tocsr()
    for i in range(rows.shape[0]):
        row = rows[i]
        cell = {names(c): float(v) for c, v in zip(row.indices, row.data)}
        print(json.dumps(dict(sorted(cell.items())), ensure_ascii=False))


def fitted(yaml, fit=texts, **settings):
    model = TfidfVectorizer(**settings).fit(fit)
    names = model.get_feature_names_out()
    show(yaml, lambda c: names[c], model.transform(texts))


def hashed(yaml, columns, smooth=True, **settings):
    counts = HashingVectorizer(n_features=columns, alternate_sign=False, norm=None, **settings).transform(texts)
    rows = TfidfTransformer(smooth_idf=smooth).fit_transform(counts)
    show(yaml, lambda c: str(c).zfill(len(str(columns - 1))), rows)


fitted("{}")
fitted("{ngram_range: [1, 2], sublinear_tf: true}", ngram_range=(1, 2), sublinear_tf=True)
fitted("{ngram_range: [2, 3], norm: l1}", ngram_range=(2, 3), norm="l1")
fitted("{use_idf: false, norm: none}", use_idf=False, norm=None)
fitted("{smooth_idf: false}", smooth_idf=False)
fitted("{lowercase: false, stop_words: [ok, win, the]}", lowercase=False, stop_words=["ok", "win", "the"])
fitted("{ngram_range: [1, 3], stop_words: [me, you]}", ngram_range=(1, 3), stop_words=["me", "you"])
fitted("{min_df: 2, max_df: 0.2}", min_df=2, max_df=0.2)
fitted("{max_features: 4}", max_features=4)
fitted("{analyzer: char, ngram_range: [1, 3]}", analyzer="char", ngram_range=(1, 3))
fitted("{analyzer: char, ngram_range: [3, 4], lowercase: false}", analyzer="char", ngram_range=(3, 4),
       lowercase=False)
fitted("{analyzer: char_wb, ngram_range: [1, 4]}", analyzer="char_wb", ngram_range=(1, 4))
fitted("{analyzer: char_wb, ngram_range: [5, 6], norm: l1}", analyzer="char_wb", ngram_range=(5, 6), norm="l1")
fitted("{ngram_range: [1, 2], fit_on: [train]}", fit=texts[:5], ngram_range=(1, 2))
hashed("{hashing: 1000}", 1000)
hashed("{hashing: 16, ngram_range: [1, 2]}", 16, ngram_range=(1, 2))
hashed("{hashing: 65536, analyzer: char, ngram_range: [2, 5], smooth_idf: false}", 65536, smooth=False,
       analyzer="char", ngram_range=(2, 5))
