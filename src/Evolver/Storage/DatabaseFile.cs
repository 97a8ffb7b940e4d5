using System.Collections.Concurrent;
using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>Opens the database of a run: it may be thrown away at any time, as the journal has everything.</summary>
internal static class DatabaseFile
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);

    private static readonly ConcurrentBag<LiteDatabase> Abandoned = [];

    /// <summary>Opens the database of a run, which must have been taken; one that cannot be read or is of another run is made anew.</summary>
    /// <exception cref="StoreException">It holds more than the journal: the journal was cut.</exception>
    public static RunDatabase Open(RunFiles files)
    {
        try
        {
            if (!DatabaseSeal.Break(files))
            {
                Delete(files);
            }

            return Open(files, Connect(files), () => DatabaseSeal.Set(files));
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // Whatever is wrong with it, the journal has everything.
            Delete(files);
            return Open(files, Connect(files), () => DatabaseSeal.Set(files));
        }
    }

    /// <summary>Deletes the database of a run, to be made anew when it is opened.</summary>
    public static void Delete(RunFiles files)
    {
        File.Delete(files.Database);
        File.Delete(files.DatabaseLog);
        File.Delete(files.DatabaseSeal);
    }

    /// <summary>Fills a database in memory from the journal, for a run whose file is not to be had.</summary>
    /// <param name="files">The run.</param>
    /// <param name="end">Where to end, in bytes.</param>
    public static RunDatabase InMemory(RunFiles files, long end)
    {
        var database = Open(files, new LiteDatabase(new MemoryStream()), closed: null);
        database.CatchUp(files, end, CancellationToken.None);
        return database;
    }

    /// <summary>
    /// Keeps a database that is damaged from the garbage collector: LiteDB's finalizer of a transaction that was left open
    /// reads the damaged pages again, and what it throws there ends the process.
    /// </summary>
    public static void Abandon(LiteDatabase database) => Abandoned.Add(database);

    private static LiteDatabase Connect(RunFiles files) => new($"Filename=\"{files.Database}\";Connection=direct");

    private static RunDatabase Open(RunFiles files, LiteDatabase database, Action? closed)
    {
        try
        {
            database.UtcDate = true;
            return new RunDatabase(database, ReadState(files, database), closed);
        }
        catch
        {
            Abandon(database);
            Close(database);
            throw;
        }
    }

    private static void Close(LiteDatabase database)
    {
        try
        {
            Task.Run(database.Dispose).Wait(ClosingTime);
        }
        catch (AggregateException)
        {
            // It is damaged; what was wrong with it first says more.
        }
    }

    private static DatabaseState ReadState(RunFiles files, LiteDatabase database)
    {
        if (!database.GetCollectionNames().Any())
        {
            return new DatabaseState();
        }

        var state = database.GetCollection("run").FindById(DatabaseState.Key) is { } document ? BsonJson.FromBson<DatabaseState>(document) : throw new InvalidDataException();
        state.Require(files);
        return state;
    }
}
