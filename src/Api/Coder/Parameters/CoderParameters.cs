using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Reporting.Api.Coder.Go;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;

namespace Reporting.Api.Coder.Parameters;

/// <summary>Reads query parameters by their form alone and collects what is wrong with them; a parameter whose first value is empty counts as absent.</summary>
internal sealed class CoderParameters(GoQuery query)
{
    private readonly List<ValidationFailure> faults = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public TimeInput RequiredTime(string name)
    {
        if (Find(name).Count == 0)
        {
            Fault(name, $"Query param \"{name}\" is required and cannot be empty");
        }

        var text = Text(name);
        return GoTime.TryParse(text, out var time, out var fault) ? new TimeInput(text, time) : new TimeInput(text, null, fault);
    }

    public string Text(string name)
    {
        var values = Find(name);
        if (values.Count > 1)
        {
            Fault(name, string.Create(
                CultureInfo.InvariantCulture,
                $"Query param \"{name}\" provided more than once, found {values.Count} times. Only provide 1 instance of this query param."));
        }

        return values.Count == 1 ? values[0] : string.Empty;
    }

    public long Integer(string name)
    {
        var text = Text(name);
        if (text.Length > 0 && !GoInteger.TryParse(text, out _, out var fault))
        {
            Fault(name, $"Query param \"{name}\" must be a valid integer: {fault}");
        }

        return GoInteger.TryParse(text, out var value, out _) ? value : 0;
    }

    /// <summary>Hours east of UTC. Being out of range is told with the faults of form.</summary>
    public long TzOffset(string name)
    {
        var hours = Integer(name);
        if (hours is < Domain.Time.TzOffset.Min or > Domain.Time.TzOffset.Max)
        {
            faults.Add(new ValidationFailure(name, string.Empty) { ErrorCode = ErrorCodes.TzOffsetRange });
        }

        return hours;
    }

    public ZoneInput? Zone(string name) => Text(name) is { Length: > 0 } zone ? ZoneInput.Find(zone) : null;

    /// <summary>Texts between commas, of every value.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Find(name).SelectMany(value => value.Split(','))];

    /// <summary>The templates named, each once.</summary>
    public TemplateFilter Templates(string name)
    {
        List<Guid> ids = [];
        List<string> bad = [];
        foreach (var text in Texts(name))
        {
            if (GoUuid.TryParse(text.Trim(), out var id, out var fault))
            {
                ids.Add(id);
            }
            else
            {
                bad.Add(fault);
            }
        }

        if (bad.Count > 0)
        {
            Fault(name, $"Query param \"{name}\" has invalid values: {string.Join('\n', bad)}");
        }

        return new TemplateFilter([.. ids.Distinct().Order()]);
    }

    /// <summary>To be called once everything has been read.</summary>
    /// <exception cref="ValidationException">A parameter is malformed, or unknown.</exception>
    public void Finish()
    {
        foreach (var name in query.Names.Where(name => !known.Contains(name)))
        {
            Fault(name, $"{GoQuote.Quote(name)} is not a valid query param");
        }

        if (faults.Count > 0)
        {
            throw new ValidationException(faults);
        }
    }

    private IReadOnlyList<string> Find(string name)
    {
        known.Add(name);
        return query.Values(name) is [{ Length: > 0 }, ..] values ? values : [];
    }

    private void Fault(string name, string detail) => faults.Add(new ValidationFailure(name, detail) { ErrorCode = CoderErrorCodes.Form });
}
