using System.Text;
using FluentValidation;
using NUnit.Framework;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Ingestion.Rules;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Parses single records with their validator, as the ingest routes do.</summary>
internal static class Parsing
{
    public static TimeLimits Limits { get; } = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), OldestDays: 3_650);

    public static IValidator<TRecord> ValidatorOf<TRecord>()
        where TRecord : class
    {
        var own = AssemblyScanner.FindValidatorsInAssembly(typeof(IngestionOptions).Assembly, includeInternalTypes: true)
            .SingleOrDefault(found => found.InterfaceType == typeof(IValidator<TRecord>));
        return own is null ? new AttributeValidator<TRecord>() : (IValidator<TRecord>)Activator.CreateInstance(own.ValidatorType)!;
    }

    public static TRecord Parse<TRecord>(string json)
        where TRecord : class
    {
        var record = Read<TRecord>(Encoding.UTF8.GetBytes(json), out var faults);
        Assert.That(faults, Is.Empty);
        return record!;
    }

    public static IReadOnlyList<(string? Field, string Message)> FaultsOf<TRecord>(string json)
        where TRecord : class
        => FaultsOf<TRecord>(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<(string? Field, string Message)> FaultsOf<TRecord>(byte[] json)
        where TRecord : class
    {
        Read<TRecord>(json, out var faults);
        return [.. faults.Select(fault => (fault.Field, fault.Message))];
    }

    private static TRecord? Read<TRecord>(byte[] json, out IReadOnlyList<RecordFault> faults)
        where TRecord : class
    {
        var list = new FaultList();
        list.StartRecord(1, 1);
        var record = new RecordParser<TRecord>(ValidatorOf<TRecord>()).Parse(json, Limits, list);
        try
        {
            list.ThrowIfAny();
            faults = [];
        }
        catch (InvalidRecordsException exception)
        {
            faults = exception.Faults;
        }

        return record;
    }
}
