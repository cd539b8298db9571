using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Creates an instance or changes its name, time zone, base address and what it shows of users; its kind stays.</summary>
/// <param name="UserPrivacy">names, pseudonyms or none; null for what it is, and what the settings say for a new one.</param>
internal sealed record SaveInstanceCommand(string Key, string? Kind, string? Name, string? TimeZone, string? BaseUrl, string? UserPrivacy = null) : IRequest<SaveInstanceOutcome>, IAdministrativeAct
{
    public string? WaitsForMergesOf => Key;
}

internal abstract record SaveInstanceOutcome
{
    public sealed record Saved(InstanceOverview Instance, bool Created) : SaveInstanceOutcome;

    public sealed record OfAnotherKind(InstanceKind Kind) : SaveInstanceOutcome;
}

internal sealed partial class SaveInstanceValidator : AbstractValidator<SaveInstanceCommand>
{
    private const int LongestUrl = 2_000;

    public SaveInstanceValidator()
    {
        RuleFor(command => command.Key).Must(key => Key().IsMatch(key)).WithMessage("must match ^[a-z0-9][a-z0-9-]{0,62}$");
        RuleFor(command => command.Kind).NameOf<SaveInstanceCommand, InstanceKind>();
        RuleFor(command => command.Name).Name();
        RuleFor(command => command.TimeZone)
            .Must(zone => zone is null || IanaTimeZone.IsKnown(zone))
            .WithMessage("must be the name of an IANA time zone, such as Europe/Berlin");
        RuleFor(command => command.BaseUrl)
            .Must(url => url is null || IsWebAddress(url))
            .WithMessage("must be an absolute http or https URL");
        RuleFor(command => command.UserPrivacy).NameOf<SaveInstanceCommand, UserPrivacy>().When(command => command.UserPrivacy is not null);
    }

    private static bool IsWebAddress(string text)
        => text.Length <= LongestUrl
            && !text.Contains('\0', StringComparison.Ordinal)
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}

internal sealed class SaveInstanceHandler(IInstanceRepository instances, IAccessDirectory directory) : IRequestHandler<SaveInstanceCommand, SaveInstanceOutcome>
{
    private const string DefaultTimeZone = "UTC";

    public async Task<SaveInstanceOutcome> Handle(SaveInstanceCommand request, CancellationToken cancellationToken)
    {
        var kind = Enum.Parse<InstanceKind>(request.Kind!, ignoreCase: true);
        var draft = new InstanceDraft(request.Key, kind, request.Name!, request.TimeZone ?? DefaultTimeZone, request.BaseUrl, PrivacyOf(request.UserPrivacy));
        var saved = await instances.SaveAsync(draft, cancellationToken);
        if (saved.Instance.Kind != kind)
        {
            return new SaveInstanceOutcome.OfAnotherKind(saved.Instance.Kind);
        }

        await directory.TryRefreshAsync();
        return new SaveInstanceOutcome.Saved(new InstanceOverview(saved.Instance, saved.Collections), saved.Created);
    }

    private static UserPrivacy? PrivacyOf(string? text) => text is null ? null : Enum.Parse<UserPrivacy>(text, ignoreCase: true);
}
