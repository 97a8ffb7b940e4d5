using System.Globalization;
using System.IO.Compression;
using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>
/// The candidates of a run in LiteDB, 64 to a document and packed: LiteDB waits for the disk once for each of its pages,
/// so that this is what lets it keep up with a journal. Only ever appended to.
/// </summary>
internal sealed class CandidateChunks
{
    private const int Size = 64;

    private readonly ILiteCollection<BsonDocument> _chunks;
    private readonly List<CandidateRow> _last = [];
    private (string Key, IReadOnlyList<CandidateRow> Rows) _read = ("", []);

    /// <summary>Opens the collection.</summary>
    /// <param name="database">The run's database.</param>
    /// <param name="count">How many candidates it holds.</param>
    public CandidateChunks(LiteDatabase database, int count)
    {
        _chunks = database.GetCollection("candidates");
        _chunks.EnsureIndex("best", "$.best");
        if (count % Size > 0)
        {
            _last.AddRange(Unpack(_chunks.FindById(Key(count))));
        }
    }

    /// <summary>Adds the next candidate; in the database with the next <see cref="Flush"/>.</summary>
    public void Add(CandidateRow row)
    {
        _last.Add(row);
        if (_last.Count == Size)
        {
            Flush();
            _last.Clear();
        }
    }

    /// <summary>Stores what was added.</summary>
    public void Flush()
    {
        if (_last.Count == 0)
        {
            return;
        }

        _read = ("", []);
        var best = _last.Where(IsOk).Max(row => row.Evaluation.Fitness);
        _chunks.Upsert(new BsonDocument
        {
            ["_id"] = Key(_last[0].Id.Value),
            ["best"] = best is { } fitness ? fitness : BsonValue.Null,
            ["candidates"] = Pack(_last),
        });
    }

    /// <summary>Finds a candidate; <see langword="null"/> where there is none of that number.</summary>
    public CandidateRow? Find(int id)
    {
        // Who asks for one often asks for its neighbours next.
        if (_read.Key != Key(id))
        {
            _read = (Key(id), _chunks.FindById(Key(id)) is { } chunk ? Unpack(chunk) : []);
        }

        return _read.Rows.FirstOrDefault(row => row.Id.Value == id);
    }

    /// <summary>Reads the candidates in order.</summary>
    /// <param name="last">The number of the last one to read.</param>
    public IEnumerable<CandidateRow> UpTo(int last) =>
        _chunks.Find(Query.LTE("_id", Key(last))).SelectMany(Unpack).TakeWhile(row => row.Id.Value <= last);

    /// <summary>Finds the fittest, the earlier of equals first. Looks at no more chunks than have a candidate as good as those.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<CandidateRow> Best(int count)
    {
        var worstFirst = new PriorityQueue<CandidateRow, (double Fitness, int Later)>();
        foreach (var chunk in _chunks.Find(Query.All("best", Query.Descending)))
        {
            if (!chunk["best"].IsDouble || (worstFirst.Count == count && chunk["best"].AsDouble < worstFirst.Peek().Evaluation.Fitness))
            {
                break;
            }

            foreach (var row in Unpack(chunk).Where(IsOk))
            {
                worstFirst.Enqueue(row, (row.Evaluation.Fitness!.Value, -row.Id.Value));
                if (worstFirst.Count > count)
                {
                    worstFirst.Dequeue();
                }
            }
        }

        return [.. worstFirst.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }

    private static bool IsOk(CandidateRow row) => row.Evaluation.Status == EvaluationStatus.Ok;

    private static byte[] Pack(IReadOnlyList<CandidateRow> rows)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            System.Text.Json.JsonSerializer.Serialize(packer, rows, JournalFormat.Json);
        }

        return packed.ToArray();
    }

    private static IReadOnlyList<CandidateRow> Unpack(BsonDocument chunk)
    {
        using var rows = new BrotliStream(new MemoryStream(chunk["candidates"].AsBinary), CompressionMode.Decompress);
        return System.Text.Json.JsonSerializer.Deserialize<List<CandidateRow>>(rows, JournalFormat.Json)!;
    }

    private static string Key(int id) => (id / Size).ToString("D8", CultureInfo.InvariantCulture);
}
