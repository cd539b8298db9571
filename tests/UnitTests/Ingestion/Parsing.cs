using System.Text;
using FluentValidation;
using NUnit.Framework;
using Reporting.Application.Ingestion;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Parses single records with their validator, as the ingest routes do.</summary>
internal static class Parsing
{
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
        var validator = AssemblyScanner.FindValidatorsInAssembly(typeof(IngestionOptions).Assembly, includeInternalTypes: true)
            .Single(found => found.InterfaceType == typeof(IValidator<TRecord>));
        var list = new FaultList();
        list.StartRecord(1, 1);
        var record = new RecordParser<TRecord>((IValidator<TRecord>)Activator.CreateInstance(validator.ValidatorType)!).Parse(json, list);
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
