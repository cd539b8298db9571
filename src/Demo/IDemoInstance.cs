using Reporting.Domain.Access;

namespace Reporting.Demo;

/// <summary>An imagined instance for a service that has none yet.</summary>
internal interface IDemoInstance
{
    string Key { get; }

    InstanceKind Kind { get; }

    string Name { get; }

    /// <summary>Its records up to now, in the order in which they are to come in.</summary>
    /// <param name="createdAt">When the instance was made: its records depend on that alone, and <paramref name="now"/> only cuts them off.</param>
    IReadOnlyList<DemoBatch> BatchesUpTo(DateTimeOffset now, DateTimeOffset createdAt);
}

/// <summary>One body of records.</summary>
/// <param name="Weight">About how many records it has.</param>
/// <param name="Open">Starts the body, which is made while it is read; what is given to it is called for each record.</param>
internal sealed record DemoBatch(string Collection, long Weight, Func<Action, Stream> Open)
{
    public static DemoBatch Of<TRecord>(string collection, long weight, IEnumerable<TRecord> records)
        where TRecord : class
        => new(collection, weight, written => new RecordStream<TRecord>(records, written));
}

/// <param name="Done">Records that came in.</param>
/// <param name="Share">How much of all that is, from 0 to 1.</param>
internal readonly record struct DemoProgress(string Instance, long Done, double Share);
