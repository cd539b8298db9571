using FluentValidation;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

/// <summary>There is nothing to say beyond the types of its fields.</summary>
internal sealed class UserDeletionValidator : AbstractValidator<UserDeletion>;
