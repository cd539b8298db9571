using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;

namespace Reporting.Application.Notifications;

/// <summary>Adds or changes a receiver. A secret that is not given stays as it is.</summary>
/// <param name="Url">Where a webhook or a Slack webhook is.</param>
/// <param name="Secret">What a webhook is signed with.</param>
internal sealed record SaveReceiverCommand(string Name, string? Kind, string? Url, string? Secret, IReadOnlyList<string?>? To) : IRequest<SaveReceiverOutcome>, IAdministrativeAct;

internal abstract record SaveReceiverOutcome
{
    public sealed record Saved(Receiver Receiver, bool Created) : SaveReceiverOutcome;

    /// <param name="Field">The secret that is neither given nor kept.</param>
    public sealed record Missing(string Field) : SaveReceiverOutcome;
}

internal sealed class SaveReceiverValidator : AbstractValidator<SaveReceiverCommand>
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 200;
    private const int MaxAddresses = 50;
    private const string NotOfKind = "is not for this kind of receiver";

    public SaveReceiverValidator(IOptions<NotificationOptions> options, IOptions<SmtpOptions> smtp)
    {
        RuleFor(command => command.Name).ResourceName();
        RuleFor(command => command.Kind).NameOf<SaveReceiverCommand, ReceiverKind>();
        RuleFor(command => command.Url).Must(url => url is null).When(command => command.Kind is "email").WithMessage(NotOfKind);
        RuleFor(command => command.Url).NotNull().When(command => command.Kind is "webhook").WithMessage("is required");
        RuleFor(command => command.Url)
            .Custom((url, context) =>
            {
                if (url is not null && AllowedAddress.FaultOf(url, options.Value) is { } fault)
                {
                    context.AddFailure(fault);
                }
            })
            .When(command => command.Kind is "webhook" or "slack");
        RuleFor(command => command.Secret).Must(secret => secret is null).When(command => command.Kind is "slack" or "email").WithMessage(NotOfKind);
        RuleFor(command => command.Secret)
            .Must(secret => secret is null || (secret.Length is >= ShortestSecret and <= LongestSecret && secret.All(char.IsAscii) && !secret.Any(char.IsControl)))
            .When(command => command.Kind is "webhook")
            .WithMessage($"must have {ShortestSecret} to {LongestSecret} ASCII characters");
        RuleFor(command => command.To).Must(to => to is null).When(command => command.Kind is "webhook" or "slack").WithMessage(NotOfKind);
        RuleFor(command => command.To)
            .Must(to => to is { Count: > 0 and <= MaxAddresses } && to.All(MailAddress.IsValid))
            .When(command => command.Kind is "email")
            .WithMessage($"must be 1 to {MaxAddresses} e-mail addresses");
        RuleFor(command => command.Kind)
            .Must(_ => smtp.Value.IsSet)
            .When(command => command.Kind is "email")
            .WithMessage("email needs a server: Notifications:Smtp:Host is not set");
    }
}

internal sealed class SaveReceiverHandler(IReceiverRepository receivers) : IRequestHandler<SaveReceiverCommand, SaveReceiverOutcome>
{
    public async Task<SaveReceiverOutcome> Handle(SaveReceiverCommand request, CancellationToken cancellationToken)
    {
        var kind = Enum.Parse<ReceiverKind>(request.Kind!, ignoreCase: true);
        var draft = kind switch
        {
            ReceiverKind.Webhook => new ReceiverDraft(request.Name, kind, request.Url, To: [], request.Secret),
            ReceiverKind.Slack => new ReceiverDraft(request.Name, kind, Url: null, To: [], request.Url),
            _ => new ReceiverDraft(request.Name, kind, Url: null, [.. request.To!.Select(address => address!)], Secret: null),
        };
        return await receivers.SaveAsync(draft, cancellationToken) is (var receiver, var created)
            ? new SaveReceiverOutcome.Saved(receiver, created)
            : new SaveReceiverOutcome.Missing(kind == ReceiverKind.Slack ? nameof(request.Url) : nameof(request.Secret));
    }
}
