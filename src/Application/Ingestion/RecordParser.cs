using System.Text.Json;
using System.Text.Unicode;
using FluentValidation;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Ingestion.Rules;
using Reporting.Application.Ingestion.Wire;

namespace Reporting.Application.Ingestion;

/// <summary>Makes a record of its JSON and lists all that is wrong with it.</summary>
internal sealed class RecordParser<TRecord>(IValidator<TRecord> validator)
    where TRecord : class
{
    private readonly ObjectType<TRecord> type = new();

    /// <summary>The record. Its faults have been added to the list; a record with faults is incomplete.</summary>
    public TRecord? Parse(ReadOnlySpan<byte> json, TimeLimits times, FaultList faults)
    {
        if (!Utf8.IsValid(json))
        {
            faults.Add("is not valid UTF-8");
            return null;
        }

        var mark = faults.Count;
        var record = Read(json, faults);
        if (record is not null)
        {
            Validate(record, times, mark, faults);
        }

        return record;
    }

    private TRecord? Read(ReadOnlySpan<byte> json, FaultList faults)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            type.TryRead(ref reader, faults, out var record);
            reader.Read();
            return record;
        }
        catch (JsonException exception)
        {
            faults.Add(JsonFault.Of(exception));
            return null;
        }
    }

    /// <summary>A field that could not even be read has its fault already.</summary>
    private void Validate(TRecord record, TimeLimits times, int mark, FaultList faults)
    {
        var result = validator.Validate(new RecordContext<TRecord>(record, times));
        foreach (var failure in result.Errors)
        {
            var field = WireName.Of(failure.PropertyName);
            if (!faults.HasField(mark, field))
            {
                faults.Add(failure.ErrorMessage, field);
            }
        }
    }
}
